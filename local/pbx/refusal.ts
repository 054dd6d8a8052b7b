/** Something that cannot be done with a call as it stands; Indonesian, for the page. */
export class PbxRefusal extends Error {
  override readonly name = "PbxRefusal";
}
