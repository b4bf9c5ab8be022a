/** One thing wrong with an input, and where: `services[3].endpoints[0].url`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}
