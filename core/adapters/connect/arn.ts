/** `arn:…:instance/1234/queue/5678` → `5678`: Connect's API takes the last id. */
export function idInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
