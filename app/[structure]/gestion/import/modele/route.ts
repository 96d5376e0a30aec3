import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/lib/gate/actor'
import { sendTable } from '@/lib/gate/download'
import { listColumns } from '@/lib/imports/rules'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string }> }

/** An empty file with every column and one example, to fill in ([1.H10]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const { structure } = await requireStaff(slug, `/${slug}/gestion/import`, rights['files.import'])
  const t = await getTranslations('imports')
  const columns = listColumns(structure.settings.modules)
  const head = columns.map((column) => t(`columns.${column}`))
  const example = columns.map((column) => t(`examples.${column}`))
  return sendTable({ fileName: t('send.modelName'), head, rows: [example] })
}
