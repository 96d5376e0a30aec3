import 'server-only'
import type { Staff } from '@/lib/core/actor'
import { type Outcome, refuse } from '@/lib/core/outcome'
import { sendPicture } from '@/lib/settings/flows'
import type { PictureRefusal } from '@/lib/settings/types'
import { setPortrait } from './commands/set-portrait'
import { findDeskTeacher } from './queries/list-teachers'

type Sent = { teacherId: string; alt: string; bytes: Uint8Array }

/** A teacher's portrait: looked at and kept like every picture of the public pages, then shown beside their name ([2.F3] [6.S7]). */
export async function sendPortrait(
  actor: Staff,
  { teacherId, ...picture }: Sent,
): Promise<Outcome<{ teacherId: string }, PictureRefusal | 'not_found'>> {
  if (!(await findDeskTeacher(actor.structureId, teacherId))) return refuse('not_found')
  const sent = await sendPicture(actor, picture)
  return sent.ok ? setPortrait(actor, { teacherId, pictureId: sent.value.id }) : sent
}
