import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/ui/figure'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { ProgressWatch } from '@/components/ui/progress-watch'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { findImport, type ImportRow, listImportLines } from '@/lib/imports/queries/list-imports'
import { importLineStates } from '@/lib/imports/types'
import { rights } from '@/lib/staff/types'
import { ImportActions } from './import-actions'
import { LineList } from './line-list'

type Props = { params: Promise<{ structure: string; import: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

/** As many lines as somebody looks at; the file to mend holds them all. */
const shownLines = 200

/** An import: every line before anything is written, its progress, then what it did and the way back ([1.H10]). */
export default async function ImportPage({ params }: Props) {
  const { structure: slug, import: id } = await params
  const path = `/${slug}/gestion/import`
  const { actor } = await requireStaff(slug, `${path}/${id}`, rights['files.import'])
  const found = isId(id) ? await findImport(actor, id) : null
  if (!found) notFound()
  const isUnderWay = !found.finishedAt && (found.state === 'running' || found.state === 'undone')
  const [wrong, others, t] = await Promise.all([
    listImportLines(actor, id, ['wrong'], shownLines),
    listImportLines(actor, id, ['ready', 'written', 'undone', 'known'], shownLines),
    getTranslations('imports'),
  ])
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={found.fileName} lead={await leadOf(found)} className="pb-0" />
      <Figures>
        {importLineStates
          .filter((state) => found[state] > 0)
          .map((state) => (
            <Figure key={state} value={found[state]} label={t(`lineStates.${state}`)} />
          ))}
      </Figures>
      {isUnderWay ? <UnderWay found={found} /> : <ImportActions slug={slug} found={found} />}
      {wrong.length > 0 ? (
        <LineList
          title={t('lineStates.wrong')}
          lines={wrong}
          desk={`/${slug}/gestion`}
          total={found.wrong}
          download={`${path}/${id}/lignes`}
        />
      ) : null}
      {importLineStates
        .filter((state) => state !== 'wrong' && found[state] > 0)
        .map((state) => (
          <LineList
            key={state}
            title={t(`lineStates.${state}`)}
            lines={others.filter((line) => line.state === state)}
            desk={`/${slug}/gestion`}
            total={found[state]}
            addsNothing={state === 'known'}
          />
        ))}
    </div>
  )
}

async function leadOf({ state, lines, written, wrong, undone, finishedAt }: ImportRow): Promise<string> {
  const t = await getTranslations('imports')
  if (state === 'previewed') return t('preview.lead', { lines })
  if (state === 'done') return t('done.lead', { written, wrong })
  if (state === 'undone' && finishedAt) return t('done.undone', { undone, written })
  return t(`states.${state}`)
}

/** How far the job is: what it has written or taken back, of all there is to. */
async function UnderWay({ found }: { found: ImportRow }) {
  const t = await getTranslations('imports.running')
  const isBack = found.state === 'undone'
  const done = isBack ? found.undone : found.linesDone
  const all = done + (isBack ? found.written : found.ready)
  return (
    <section className="grid gap-2" aria-live="polite">
      <Progress
        label={`${t(isBack ? 'back' : 'title')} : ${t('progress', { done, lines: all })}`}
        value={done}
        max={Math.max(1, all)}
      />
      <p className="text-sm text-muted">{t('leave')}</p>
      <ProgressWatch />
    </section>
  )
}
