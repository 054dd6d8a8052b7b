/** Something that cannot be done with a call as it stands; Indonesian, for the page. */
export class PbxRefusal extends Error {
  override readonly name = "PbxRefusal";
  /** What the PBX answers to a command that it refuses so. */
  readonly status: 404 | 409 | 422 | 429;

  constructor(message: string, status: PbxRefusal["status"] = 409) {
    super(message);
    this.status = status;
  }
}
