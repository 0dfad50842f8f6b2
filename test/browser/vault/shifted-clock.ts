/** Workers whose clock is set wrong, as a person or an empty battery sets that of a computer. */

const RealWorker = globalThis.Worker;
let shift = 0;

const moduleOf = (source: string): string =>
  URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

/** The clock of a worker, so many milliseconds from the right time, before anything of its own runs. */
const clockModule = (milliseconds: number): string =>
  moduleOf(`
    const Real = Date;
    const now = () => Real.now() + ${milliseconds};
    globalThis.Date = class extends Real {
      constructor(...given) { if (given.length === 0) super(now()); else super(...given); }
      static now() { return now(); }
    };
  `);

globalThis.Worker = class extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    const own = new URL(url, location.href).href;
    super(moduleOf(`import ${JSON.stringify(clockModule(shift))}; import ${JSON.stringify(own)};`), options);
  }
};

/** Every worker started from here on has its clock so many days from the right time. */
export const setClock = (days: number): void => {
  shift = days * 86_400_000;
};
