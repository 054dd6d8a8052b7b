// biome-ignore lint/style/noProcessEnv: a test runner hands nothing else down
const { HISTORY_SEED, HISTORY_FROM, HISTORY_COUNT } = process.env;

/** `npm run histories -- --seed 7` runs one history again and shows its acts; `--count 5000 --from 1` runs others. */
export const chosen = {
  only: HISTORY_SEED === undefined ? undefined : Number(HISTORY_SEED),
  from: Number(HISTORY_FROM ?? 1),
  count: Number(HISTORY_COUNT ?? 2_000),
};
