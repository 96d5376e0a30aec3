import { getTranslations } from 'next-intl/server'
import { deskPassPath } from '@/components/bookings/desk-paths'
import { PassTable } from '@/components/passes/pass-table'
import { LinkButton } from '@/components/ui/button'
import { FoldingSection } from '@/components/ui/details'
import type { PassSummary } from '@/lib/passes/queries'
import { hasRight } from '@/lib/staff/rules'
import { loadActivity } from './load-activity'
import { Panel, type PanelProps } from './panel'

/** The passes of the file, those in use before those that are over ([2.A2]). */
export async function PassesPanel({ actor, structure, file }: PanelProps) {
  const [{ passes }, t, days] = await Promise.all([
    loadActivity(structure.id, file.id, structure.timeZone),
    getTranslations('files.passes'),
    getTranslations('passChanges'),
  ])
  if (passes.length === 0) return null
  const current = passes.filter(({ isEnded }) => !isEnded)
  const ended = passes.filter(({ isEnded }) => isEnded)
  const showsLearner = new Set(passes.map(({ learnerId }) => learnerId)).size > 1
  const mayBook = hasRight(actor.role, 'school.teach')
  const mayChange = hasRight(actor.role, 'passes.extend')
  const changeOn = ({ id, name }: PassSummary) => (
    <a href={`/${structure.slug}/gestion/forfaits/${id}`} aria-label={days('changeOn', { name })}>
      {days('change')}
    </a>
  )
  const bookOn = (pass: PassSummary) =>
    pass.isGroup || pass.refusal !== null || !mayBook ? null : (
      <LinkButton
        href={deskPassPath(structure.slug, pass.id)}
        look="quiet"
        aria-label={t('bookOn', { name: pass.name })}
      >
        {t('book')}
      </LinkButton>
    )
  const actionsOn = (pass: PassSummary) => (
    <span className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
      {mayChange ? changeOn(pass) : null}
      {bookOn(pass)}
    </span>
  )
  return (
    <Panel id="forfaits" title={t('title')}>
      {current.length > 0 ? (
        <PassTable
          caption={t('current')}
          passes={current}
          showsLearner={showsLearner}
          actionOf={mayBook || mayChange ? actionsOn : undefined}
        />
      ) : (
        <p className="text-muted">{t('noneCurrent')}</p>
      )}
      {ended.length > 0 ? (
        <FoldingSection summary={<h3>{t('ended', { count: ended.length })}</h3>} open={false}>
          <PassTable
            caption={t('ended', { count: ended.length })}
            passes={ended}
            showsLearner={showsLearner}
            actionOf={mayChange ? changeOn : undefined}
          />
        </FoldingSection>
      ) : null}
    </Panel>
  )
}
