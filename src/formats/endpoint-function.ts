import * as v from 'valibot';

/** What an endpoint is for. */
export const endpointFunctionSchema = v.picklist(['web', 'login', 'api', 'media', 'other']);
