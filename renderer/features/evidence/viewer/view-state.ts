/** How a picture is looked at. `fit` is a zoom that follows the window. */
export type ViewState = { readonly zoom: number | 'fit'; readonly turned: 0 | 90 | 180 | 270 };

export const startingView: ViewState = { zoom: 'fit', turned: 0 };

/** From a tenth to eight times the picture's own pixels. */
const steps = [0.1, 0.15, 0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8] as const;

type Size = { readonly width: number; readonly height: number };

/** The size on the screen with the turn taken into account. */
export const turnedSize = (picture: Size, turned: ViewState['turned']): Size =>
  turned % 180 === 0 ? picture : { width: picture.height, height: picture.width };

/** Whole in the frame, never larger than its own pixels. */
export const fitZoom = (picture: Size, frame: Size, turned: ViewState['turned']): number => {
  const size = turnedSize(picture, turned);
  if (size.width === 0 || size.height === 0) return 1;
  return Math.min(1, frame.width / size.width, frame.height / size.height);
};

/** The next step from wherever the zoom is now. */
export const zoomIn = (zoom: number): number => steps.find((step) => step > zoom * 1.01) ?? zoom;
export const zoomOut = (zoom: number): number => steps.findLast((step) => step < zoom * 0.99) ?? zoom;

export const turn = ({ zoom, turned }: ViewState): ViewState => {
  const next = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;
  return { zoom, turned: next[turned] };
};
