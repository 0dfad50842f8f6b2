/** Files that the bundler puts into the module, so that the process reads nothing from the disk. */
declare module '*?raw' {
  const text: string;
  export default text;
}

declare module '*?inline' {
  const dataUrl: string;
  export default dataUrl;
}
