/** Exit code of a demonstration whose window crashed, which the stand-in Electron does now and then (decision 0007). */
export const windowCrashed = 75;
