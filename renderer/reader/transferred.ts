/** What crosses between the window and this worker beside plain data. */
export type ReaderTransferred = { file: File; bitmap: ImageBitmap; port: MessagePort };
