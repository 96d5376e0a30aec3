import 'server-only'

/**
 * Pictures are read segment by segment and written again without what says where, when and by whom they were taken.
 * Their pixels are copied as they are, never decoded: a hostile picture meets no decoder of ours ([6.S7]).
 */
export type Picture = { bytes: Uint8Array; width: number; height: number }

/** The file begins as a picture and isn't one: cut, altered, or of a form that browsers don't show. */
export class PictureError extends Error {}

/** A picture has some tens of pieces, a large PNG a few thousands: millions of empty ones are there to keep us busy ([6.S8]). */
export const mostPieces = 10_000

/** Reads numbers at a place, and never past the end. */
export class ByteReader {
  private readonly view: DataView
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  byte(at: number): number {
    this.require(at, 1)
    return this.view.getUint8(at)
  }

  word(at: number, isLittle = false): number {
    this.require(at, 2)
    return this.view.getUint16(at, isLittle)
  }

  long(at: number, isLittle = false): number {
    this.require(at, 4)
    return this.view.getUint32(at, isLittle)
  }

  text(at: number, length: number): string {
    return String.fromCharCode(...this.slice(at, length))
  }

  slice(at: number, length: number): Uint8Array {
    this.require(at, length)
    return this.bytes.subarray(at, at + length)
  }

  private require(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw new PictureError('ends too early')
  }
}
