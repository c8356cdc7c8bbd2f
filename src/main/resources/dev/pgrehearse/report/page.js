"use strict";
(() => {
  const words = document.getElementById("access-words");
  const who = document.getElementById("access-who");
  const shown = document.getElementById("access-shown");
  const rows = [...document.querySelectorAll("#access-rows tr")];
  const filter = () => {
    const asked = words.value.toLowerCase().split(/\s+/).filter((word) => word);
    let count = 0;
    for (const row of rows) {
      const text = row.dataset.object.toLowerCase() + " " + row.textContent.toLowerCase();
      const names = row.dataset.who.split("\n");
      const isAsked = asked.every((word) => text.includes(word))
        && (who.value === "" || names.includes(who.value));
      row.hidden = !isAsked;
      count += isAsked ? 1 : 0;
    }
    shown.textContent = count + " of " + rows.length + " lines";
  };
  if (words) {
    for (const name of [...new Set(rows.flatMap((row) => row.dataset.who.split("\n")))].sort()) {
      who.add(new Option(name, name));
    }
    words.addEventListener("input", filter);
    who.addEventListener("change", filter);
    filter();
  }

  const data = document.getElementById("plot-data");
  const place = document.getElementById("plot");
  if (!data || !place) {
    return;
  }
  const numbers = JSON.parse(data.textContent);
  const order = numbers.ids.map((id, index) => index + 1);
  let plot = null;
  const draw = () => {
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
    const bars = uPlot.paths.bars({ size: [0.8, 60] });
    const series = (label, name) => ({
      label, stroke: colour(name), fill: colour(name), paths: bars, points: { show: false },
      value: (u, ms) => (ms === null || ms === undefined ? "" : Math.abs(ms) + " ms"),
    });
    if (plot) {
      plot.destroy();
    }
    plot = new uPlot({
      width: place.clientWidth, height: 260, scales: { x: { time: false } },
      axes: [
        { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
        { ...axis, size: 70, values: (u, all) => all.map((ms) => Math.abs(ms) + " ms") },
      ],
      series: [
        { label: "changeset", value: (u, at) => (at === null || at === undefined ? "" : numbers.ids[at - 1]) },
        series("forward", "--forward"), series("way back", "--back"),
      ],
    }, [order, numbers.forward, numbers.back.map((ms) => -ms)], place);
    place.dataset.drawn = String(order.length);
  };
  draw();
  addEventListener("resize", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
