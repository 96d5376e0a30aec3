import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { undoMergeAction } from '@/lib/duplicates/actions'
import { listLikelyOf } from '@/lib/duplicates/queries/list-likely'
import { listMergers } from '@/lib/duplicates/queries/list-mergers'
import type { FileMerger } from '@/lib/duplicates/types'
import { hasRight } from '@/lib/staff/rules'
import { FaceLines } from '../face-lines'
import { Panel, type PanelProps } from './panel'

/** The files that look like this one, and those merged into it, which can be separated again for 30 days ([2.A4]). */
export async function MergersPanel({ actor, structure, file }: PanelProps) {
  if (!hasRight(actor.role, 'files.merge') || file.status !== 'active') return null
  const [pairs, mergers, t] = await Promise.all([
    listLikelyOf(actor, file.id),
    listMergers(actor, file.id),
    getTranslations('duplicates.panel'),
  ])
  const path = `/${structure.slug}/gestion/dossiers/${file.number}/reunir`
  return (
    <Panel id="reunions" title={t('title')}>
      {pairs.length > 0 ? (
        <div className="grid gap-3">
          <h3 className="font-semibold">{t('likely')}</h3>
          {pairs.map(({ other }) => (
            <div key={other.id} className="flex flex-wrap items-start justify-between gap-3">
              <FaceLines slug={structure.slug} face={other} />
              <a href={`${path}?avec=${other.number}`}>{t('compare', { number: other.number })}</a>
            </div>
          ))}
        </div>
      ) : null}
      {mergers.map((merger) => (
        <Merger key={merger.id} slug={structure.slug} zone={structure.timeZone} merger={merger} />
      ))}
      <p>
        <a href={path}>{t('other')}</a>
      </p>
    </Panel>
  )
}

async function Merger({ slug, zone, merger }: { slug: string; zone: string; merger: FileMerger }) {
  const t = await getTranslations('duplicates.panel')
  const { id, mergedNumber: number, mergedName: name, madeAt, madeBy: who, undoUntil } = merger
  const day = (instant: Date) => formatNumericDay(dayOf(instant, zone))
  return (
    <div className="grid gap-2">
      <p>{t('merged', { number, name, who, day: day(madeAt), until: day(undoUntil) })}</p>
      <Details summary={t('undo')}>
        <ActionForm action={undoMergeAction} className="grid gap-3">
          <HiddenFields structure={slug} merger={id} />
          <p>{t('undoText', { number })}</p>
          <div>
            <SubmitButton look="quiet">{t('undoButton', { number })}</SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </div>
  )
}
