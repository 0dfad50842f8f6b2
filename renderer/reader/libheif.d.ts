declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  /** Emscripten's module factory; see heic.ts for what is used of it. */
  export default function start(options?: object): unknown;
}
