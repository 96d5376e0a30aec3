import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { findDownload } from '@/lib/exports/queries/find-exports'
import { requireStaff } from '@/lib/gate/actor'
import { sendFile } from '@/lib/gate/download'
import { noteDownload } from '@/lib/journal/commands/note-download'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; export: string }> }

/** The zip of a whole structure ([1.H10]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, export: exportId } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/exports`, rights['exports.make'])
  const found = (await findDownload(actor, exportId)) ?? notFound()
  const day = formatNumericDay(dayOf(found.createdAt, structure.timeZone)).replaceAll('/', '-')
  const fileName = (await getTranslations('exports.office'))('fileName', { structure: structure.name, day })
  await noteDownload(actor, 'everything')
  return sendFile({ fileName, mediaType: 'application/zip', bytes: found.bytes })
}
