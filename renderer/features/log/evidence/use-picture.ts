import { type RefObject, useEffect, useRef, useState } from 'react';
import { vault } from '../../../app/vault.ts';

/** Enough to read a photographed page, and small enough for any graphics memory. */
const maxPixels = 24_000_000;

export type PictureState = 'asking' | 'shown' | 'none' | 'failed';

/** Draws an exhibit on the canvas: a bitmap in memory, never a Blob that might be paged to the disk. */
export const usePicture = (
  exhibit: string,
): {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly state: PictureState;
  readonly size: { readonly width: number; readonly height: number };
} => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<PictureState>('asking');
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    let gone = false;
    vault.picture({ exhibit, maxPixels }).then(
      (bitmap) => {
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
      },
      () => {
        if (!gone) setState('failed');
      },
    );
    return () => {
      gone = true;
    };
  }, [exhibit]);
  return { canvas, state, size };
};
