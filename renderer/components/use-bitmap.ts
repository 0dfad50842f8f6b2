import { type RefObject, useEffect, useRef, useState } from 'react';

export type BitmapState = 'asking' | 'shown' | 'none' | 'failed';

export type Bitmap = {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly state: BitmapState;
  /** Pixels; 0 until it is shown. */
  readonly size: { readonly width: number; readonly height: number };
};

/**
 * Puts a picture from the vault on a canvas: a Blob of its bytes might be paged to the disk, a bitmap is not.
 * `ask` gives undefined for a format without a picture; `key` says when the question differs.
 */
export const useBitmap = (key: string, ask: () => Promise<ImageBitmap | undefined>): Bitmap => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const question = useRef(ask);
  question.current = ask;
  const [state, setState] = useState<BitmapState>('asking');
  const [size, setSize] = useState({ width: 0, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when the question differs
  useEffect(() => {
    let gone = false;
    const show = (bitmap: ImageBitmap | undefined) => {
      if (gone || !bitmap || !canvas.current) {
        bitmap?.close();
        if (!gone) setState('none');
        return;
      }
      canvas.current.width = bitmap.width;
      canvas.current.height = bitmap.height;
      setSize({ width: bitmap.width, height: bitmap.height });
      canvas.current.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      setState('shown');
    };
    question.current().then(show, () => {
      if (!gone) setState('failed');
    });
    return () => {
      gone = true;
    };
  }, [key]);
  return { canvas, state, size };
};
