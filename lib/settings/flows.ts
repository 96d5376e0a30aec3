import 'server-only'
import type { Staff } from '@/lib/core/actor'
import type { Outcome } from '@/lib/core/outcome'
import { readWebPicture } from '@/lib/services/web-picture'
import { addPicture } from './commands/keep-pictures'
import { type PictureRefusal, pictureLimits } from './types'

type Sent = { alt: string; bytes: Uint8Array }

/** A picture for the public pages: told by its content, kept without its metadata, never decoded ([2.F3] [6.S7]). */
export async function sendPicture(
  actor: Staff,
  { alt, bytes }: Sent,
): Promise<Outcome<{ id: string }, PictureRefusal>> {
  const read = readWebPicture(bytes, pictureLimits)
  return read.ok ? addPicture(actor, { ...read.value, alt }) : read
}
