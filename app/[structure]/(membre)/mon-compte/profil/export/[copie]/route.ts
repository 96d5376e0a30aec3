import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { findDownload } from '@/lib/exports/queries/find-exports'
import { requireMember } from '@/lib/gate/actor'
import { sendFile } from '@/lib/gate/download'

type Context = { params: Promise<{ structure: string; copie: string }> }

/** A copy of the member's own data, for them alone: staff who see their portal don't take it away ([2.A7] [2.B2]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, copie } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/mon-compte/profil`)
  const found = (actor.kind === 'member' ? await findDownload(actor, copie) : null) ?? notFound()
  const day = formatNumericDay(dayOf(found.createdAt, structure.timeZone)).replaceAll('/', '-')
  const fileName = (await getTranslations('exports.member'))('fileName', { day })
  return sendFile({ fileName, mediaType: 'application/zip', bytes: found.bytes })
}
