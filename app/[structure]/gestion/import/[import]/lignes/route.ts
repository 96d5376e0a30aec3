import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { sendList } from '@/lib/gate/download'
import { findImport, listImportLines } from '@/lib/imports/queries/list-imports'
import { listColumns } from '@/lib/imports/rules'
import { mostImportLines } from '@/lib/imports/types'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; import: string }> }

/** The wrong lines of an import as they were written, each with what is wrong: to mend and send again ([1.H10]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, import: id } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/import`, rights['files.import'])
  if (!isId(id) || !(await findImport(actor, id))) notFound()
  const [lines, t, texts] = await Promise.all([
    listImportLines(actor, id, ['wrong'], mostImportLines),
    getTranslations('imports'),
    getTranslations(),
  ])
  const columns = listColumns(structure.settings.modules)
  const head = [...columns.map((column) => t(`columns.${column}`)), t('lines.problems')]
  const rows = lines.map(({ cells, problems }) => [
    ...columns.map((column) => cells[column] ?? ''),
    problems.map(({ column, problem }) => `${t(`columns.${column}`)} : ${texts(problem as never)}`).join(' '),
  ])
  return sendList(actor, 'import_lines', { fileName: t('lines.downloadName'), head, rows })
}
