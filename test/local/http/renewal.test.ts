import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import { createIssuer } from "../../../local/http/issuer.ts";

const trust = { issuer: "https://issuer.example/pool", audiences: ["desk"] };
const person = { sub: "op-1", name: "Operator 1", region: "33.75", roles: ["operator"] };
const hour = 3_600_000;

describe("the local sign-in's renewal", () => {
  it("gives the same person a new token for a shift, and not for longer", async () => {
    const clock = new VirtualClock();
    const issuer = await createIssuer({ clock, usual: trust });
    const refresh = await issuer.refreshToken(person);
    await clock.advance(13 * hour);
    const token = await issuer.renew(refresh);

    expect(await issuer.verify(token ?? "", trust)).toMatchObject({
      sub: "op-1",
      name: "Operator 1",
      "custom:region": "33.75",
      "cognito:groups": ["operator"],
    });
    await clock.advance(2 * hour);
    expect(await issuer.renew(refresh)).toBeUndefined();
  });

  it("takes no token of the desk for a renewal, and no renewal for a token of the desk", async () => {
    const issuer = await createIssuer({ clock: new VirtualClock(), usual: trust });

    expect(await issuer.renew(await issuer.token(person))).toBeUndefined();
    expect(await issuer.verify(await issuer.refreshToken(person), trust)).toBeUndefined();
  });
});
