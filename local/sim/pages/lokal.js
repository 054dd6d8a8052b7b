// Shared by the simulators' pages; these pages exist only in the local system.
export async function api(path, body) {
  const answer = await fetch(
    `/lokal/api/${path}`,
    body === undefined
      ? {}
      : {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        },
  );
  const data = await answer.json();
  if (!answer.ok) throw new Error(data.message ?? `galat ${answer.status}`);
  return data;
}
export const query = new URLSearchParams(location.search);
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
export function timeText(instant, zone = "Asia/Jakarta") {
  if (!instant) return "–";
  return new Date(instant).toLocaleString("id-ID", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
}
export async function regionPicker(select, chosen) {
  const regions = await api("regions");
  for (const region of regions)
    select.append(
      element("option", { value: region.code, textContent: `${region.code} ${region.name}` }),
    );
  select.value = chosen ?? query.get("region") ?? "33.75";
  return regions;
}
export function showClock() {
  const place = document.querySelector(".clock");
  if (!place) return;
  const shown = element("span", { textContent: "…" });
  place.append("Jam sistem ", shown);
  for (const [label, ms] of [
    ["+30 dtk", 30e3],
    ["+1 mnt", 60e3],
    ["+5 mnt", 300e3],
    ["+1 jam", 3600e3],
  ]) {
    const button = element("button", {
      className: "quiet small",
      textContent: label,
      title: "Majukan jam sistem; semua yang jatuh tempo terjadi berurutan",
    });
    button.onclick = async () => {
      button.disabled = true;
      try {
        await api("clock/advance", { ms });
        await tick();
      } finally {
        button.disabled = false;
      }
    };
    place.append(button);
  }
  let offset = 0;
  async function tick() {
    offset = Date.parse((await api("clock")).now) - Date.now();
  }
  every(5000, tick);
  setInterval(() => {
    shown.textContent = `${timeText(Date.now() + offset)} WIB`;
  }, 500);
}
export function every(ms, work) {
  const run = () => work().catch(() => {});
  run();
  return setInterval(run, ms);
}
showClock();
