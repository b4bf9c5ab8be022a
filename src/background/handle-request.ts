import * as v from 'valibot';
import type { Config } from '../formats/config.ts';
import { listIncidents } from '../incidents/standing.ts';
import type { ProbePorts } from '../probe/ports.ts';
import type { Reply } from '../protocol.ts';
import type { Translate } from '../wording/translate.ts';
import { sendDueAlerts, showSample } from './alert-sender.ts';
import { askOfficial, outsideLimits, setOutsideToken, tryFeed } from './answer-views.ts';
import { checkJob, checkReply } from './check.ts';
import { loadConfig } from './config-store.ts';
import { dataUse } from './data-cost.ts';
import { importConfig } from './import-config.ts';
import { readIncidents } from './incident-store.ts';
import { readLastReport } from './keep-report.ts';
import { setMute, tellMutes } from './mutes.ts';
import type { RecordsDesk } from './records-desk.ts';
import { failure, success } from './replies.ts';
import { type CheckRequest, requestSchema } from './request-schema.ts';
import type { RoundResult, Rounds } from './rounds.ts';
import type { Serialised } from './serialise.ts';
import { rememberNetworkSwitch } from './views/network-switch.ts';
import type { Watch } from './watch.ts';

export interface RequestTools {
  readonly rounds: Rounds;
  /** Reading the configuration and acting on it happens in one piece: an import never slips between. */
  readonly inTurn: Serialised;
  readonly now: () => number;
  readonly t: Translate;
  readonly ports: ProbePorts;
  readonly remember: Serialised;
  readonly records: RecordsDesk;
  readonly watch: Pick<Watch, 'tell' | 'pause'>;
  /** Told after every import. */
  readonly onImported: () => Promise<void>;
  /** Told when the person has paused the watch, or goes on. */
  readonly onPaused: () => Promise<void>;
}

/** Answers one request of a page; whatever is wrong with it comes back as a value. */
export async function handleRequest(
  message: unknown,
  tools: RequestTools,
): Promise<Reply<unknown>> {
  const parsed = v.safeParse(requestSchema, message);
  if (!parsed.success) return failure('bad-request', 'the request is unknown or malformed');
  const request = parsed.output;
  switch (request.type) {
    case 'importConfig':
      return tools.inTurn(async () => {
        const reply = await importConfig(request, tools);
        if (reply.ok) await tools.onImported();
        return reply;
      });
    case 'exportConfig': {
      const loaded = await tools.inTurn(loadConfig);
      return loaded.ok ? success(loaded.config) : failure('storage', loaded.message);
    }
    case 'check':
      return handleCheck(request, tools);
    case 'getReport':
      return success((await readLastReport()) ?? null);
    case 'getIncidents':
      return getIncidents();
    case 'askOfficial':
      return withConfig(tools, (config) => askOfficial(request.service, config, tools));
    case 'tryFeed':
      return success(await tryFeed(request.url, tools));
    case 'getOutsideLimits':
      return withConfig(tools, (config) => outsideLimits(config, request, tools));
    case 'setOutsideToken':
      return withConfig(tools, (config) => setOutsideToken(request.token, config, tools));
    case 'getMutes':
      return withConfig(tools, (config) => tellMutes(config, tools.now()));
    case 'mute':
      return withConfig(tools, (config) => handleMute(request, config, tools));
    case 'testAlert':
      return success({ shown: await showSample(tools) });
    case 'getDataUse':
      return withConfig(tools, async (config) => success(await dataUse(config, tools.now())));
    case 'getWatching':
      return success(await tools.watch.tell());
    case 'pause': {
      const { until } = request;
      const watching = await tools.watch.pause(until === null ? undefined : Date.parse(until));
      await tools.onPaused();
      return success(watching);
    }
    case 'deleteHistory': {
      const deleted = await tools.records.deleteAll();
      return deleted.ok ? success(null) : failure('storage', deleted.message);
    }
  }
}

async function getIncidents(): Promise<Reply<unknown>> {
  const read = await readIncidents();
  return read.ok ? success(listIncidents(read.incidents)) : failure('storage', read.message);
}

async function withConfig(
  { inTurn }: RequestTools,
  answer: (config: Config) => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  const loaded = await inTurn(loadConfig);
  return loaded.ok ? answer(loaded.config) : failure('storage', loaded.message);
}

/** A mute that ends lets out what it held back. */
function handleMute(
  request: { service: string; until: string | null },
  config: Config,
  tools: RequestTools,
): Promise<Reply<unknown>> {
  return tools.remember(async () => {
    const reply = await setMute(request, { config, nowMs: tools.now() });
    if (reply.ok) await sendDueAlerts(tools);
    return reply;
  });
}

type Admitted = { readonly result: Promise<RoundResult> } | { readonly refusal: Reply<never> };

async function handleCheck(request: CheckRequest, tools: RequestTools): Promise<Reply<unknown>> {
  const admitted = await tools.inTurn(async (): Promise<Admitted> => {
    const loaded = await loadConfig();
    if (!loaded.ok) return { refusal: failure('storage', loaded.message) };
    const asked = checkJob(request, loaded.config, tools.now());
    if (!asked.ok) return { refusal: failure('bad-request', asked.message) };
    if ('switchedNetwork' in request && request.switchedNetwork === true) {
      await tools.remember(() => rememberNetworkSwitch(tools.now()));
      // What runs began on the other network.
      tools.rounds.forbidJoining();
    }
    return { result: tools.rounds.check(asked.job) };
  });
  return 'refusal' in admitted ? admitted.refusal : checkReply(await admitted.result);
}
