/** Small pictures of files, made of the bytes at hand. What is shown is drawn pixels: no address, nothing that could act. */
import {pictureType} from '../../../domain/support/attachments.js';

/** Larger files take too long to read for a picture of a thumb's size. */
const mostBytes = 12_000_000;
/** Sides of a picture in pixels of the device. */
export const pictureSide = 88;

/** A picture of a file that begins like a safe one, whatever it is called (S-28); `null`: there is none. */
export async function pictureOf(file: Blob): Promise<ImageBitmap | null> {
  if (file.size > mostBytes) return null;
  try {
    const type = pictureType(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
    if (!type) return null;
    const whole = await createImageBitmap(file.slice(0, file.size, type));
    const side = Math.min(whole.width, whole.height);
    const [x, y] = [(whole.width - side) / 2, (whole.height - side) / 2];
    const options = {resizeWidth: pictureSide, resizeHeight: pictureSide, resizeQuality: 'medium'} as const;
    const small = await createImageBitmap(whole, Math.floor(x), Math.floor(y), side, side, options);
    whole.close();
    return small;
  } catch {
    // Not what it begins like.
    return null;
  }
}

/** Draws a picture into its place. */
export function drawPicture(place: HTMLCanvasElement, picture: ImageBitmap): void {
  place.width = pictureSide;
  place.height = pictureSide;
  place.getContext('2d')?.drawImage(picture, 0, 0, pictureSide, pictureSide);
}
