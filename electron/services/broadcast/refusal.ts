/** What a request over HTTP is refused with: a status that fits, and words for whoever reads the other program's log. */
export class Refusal extends Error {
  readonly status: number;
  /** When it is worth another try. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
