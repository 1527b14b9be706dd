// Put into every page before its own scripts: counts what Plotly draws and what the network brings, and takes the time.
(() => {
  const probe = (window.probe = { mounts: 0, draws: 0, bytes: 0, clicked: null, drawn: 0 });
  const plots = new Set();

  // plotly.js gives a chart its emitter (_ev) once, when the chart is made; a chart that is purged loses it.
  Object.defineProperty(Element.prototype, "_ev", {
    configurable: true,
    get: () => undefined,
    set(emitter) {
      Object.defineProperty(this, "_ev", { value: emitter, writable: true, configurable: true });
      plots.add(this);
      probe.mounts += 1;
      emitter.on("plotly_afterplot", () => {
        probe.draws += 1;
        requestAnimationFrame(() => requestAnimationFrame(() => (probe.drawn = performance.now())));
      });
    },
  });

  const size = (data) => data.size ?? data.byteLength ?? data.length;
  window.WebSocket = class extends WebSocket {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", ({ data }) => (probe.bytes += size(data)));
    }
    send(data) {
      probe.bytes += size(data);
      super.send(data);
    }
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.bytes += entry.transferSize;
  }).observe({ type: "resource", buffered: true });
  // A click on a label brings a second one on its box: the first is the reader's.
  document.addEventListener("click", (event) => (probe.clicked ??= event.timeStamp), true);

  probe.reset = () => Object.assign(probe, { mounts: 0, draws: 0, bytes: 0, clicked: null, drawn: 0 });

  const shows = (plot, n) => plot.querySelector(".gtitle")?.textContent.includes(`[n=${n}]`);
  const conditions = {
    board: (n) => [...plots].filter((plot) => plot.isConnected && shows(plot, n)).length >= 4,
    dashboard: (n) => {
      const app = document.querySelector("[data-testid=stApp]");
      const words = app?.querySelector("[data-testid=stSidebar]")?.textContent.match(/([\d,]+) of [\d,]+ events/);
      const counted = app?.dataset.testScriptState === "notRunning" && Number(words?.[1].replaceAll(",", "")) === n;
      // What Streamlit has not put there yet has a placeholder; a click before would go astray.
      const whole = () => !app.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]");
      const drawn = (chart) => chart.querySelector(".js-plotly-plot .main-svg");
      return counted && whole() && [...app.querySelectorAll(".backchannel-plot")].every(drawn);
    },
  };

  // Resolve with the moment at which what shows n events has been painted.
  probe.painted = (page, n) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const error = document.querySelector("[data-testid=stException]");
        if (error) reject(new Error(`the page says: ${error.textContent.slice(0, 100)}`));
        else if (conditions[page](n)) requestAnimationFrame(() => resolve(performance.now()));
        else requestAnimationFrame(look);
      };
      look();
    }).then((first) => (page === "board" ? first : quiet(first)));

  probe.within = (ms, promise) =>
    Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), ms))]);

  // The dashboard's charts carry no count: its last drawing is the moment, once nothing has been drawn for a while.
  const quiet = async (first) => {
    let draws;
    do {
      draws = probe.draws;
      await new Promise((resolve) => setTimeout(resolve, 400));
    } while (draws !== probe.draws);
    return Math.max(first, probe.drawn);
  };
})();
