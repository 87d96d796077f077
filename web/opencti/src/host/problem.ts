/** Codes of Salesforce's error objects. */
export type ProblemCode = "INVALID_PARAM" | "GENERIC_ERROR" | "SERVER_ERROR" | "SOFTPHONE_CONTAINER_ERROR";

/** Why a member could not do what it was asked; becomes the error object of the answer. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    description: string,
    /** What the server said, field by field. */
    readonly details: unknown = undefined,
  ) {
    super(description);
  }

  toError(): Record<string, unknown> {
    return { code: this.code, description: this.message, ...(this.details !== undefined && { details: this.details }) };
  }
}

/** Names the argument and what it should have been, as Salesforce did. */
export const invalid = (name: string, expected: string): Problem => new Problem("INVALID_PARAM", `The parameter ${name} is missing or wrong: expected ${expected}.`);
