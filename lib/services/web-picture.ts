import 'server-only'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Picture, PictureError } from './image'
import { cleanJpeg } from './jpeg'
import { cleanPng, pngSignature } from './png'
import { cleanWebp } from './webp'

export type WebPicture = Picture & { mediaType: 'image/jpeg' | 'image/png' | 'image/webp' }
export type WebPictureFlaw = 'picture_kind' | 'picture_damaged' | 'picture_too_heavy' | 'picture_too_large'

type Limits = { bytes: number; side: number }

/** A picture that any browser shows, told by its content and not by its name, without its metadata ([6.S7]). */
export function readWebPicture(bytes: Uint8Array, limits: Limits): Outcome<WebPicture, WebPictureFlaw> {
  if (bytes.length > limits.bytes) return refuse('picture_too_heavy')
  const kind = findKind(bytes)
  if (!kind) return refuse('picture_kind')
  try {
    const picture = kind.clean(bytes)
    if (Math.max(picture.width, picture.height) > limits.side) return refuse('picture_too_large')
    return accept({ ...picture, mediaType: kind.mediaType })
  } catch (error) {
    if (error instanceof PictureError) return refuse('picture_damaged')
    throw error
  }
}

const kinds = [
  { mediaType: 'image/jpeg', clean: cleanJpeg, begins: (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 },
  {
    mediaType: 'image/png',
    clean: cleanPng,
    begins: (bytes: Uint8Array) => pngSignature.every((byte, at) => bytes[at] === byte),
  },
  {
    mediaType: 'image/webp',
    clean: cleanWebp,
    begins: (bytes: Uint8Array) => Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP',
  },
] as const

const findKind = (bytes: Uint8Array) => kinds.find(({ begins }) => begins(bytes))
