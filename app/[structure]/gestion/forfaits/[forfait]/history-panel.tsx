import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { undoPassChangeAction } from '@/lib/bookings/actions'
import { formatDay, formatInstant } from '@/lib/core/formatting'
import { checkUndo } from '@/lib/passes/rules'
import type { PassChange } from '@/lib/passes/types'
import { Panel } from '../../panel'
import type { PassOf } from './pass-of'
import { ReasonField } from './reason-field'

/** What was done to the days of a pass, by whom and why; the last one is undone here ([1.H9]). */
export function HistoryPanel({ of, zone }: { of: PassOf; zone: string }) {
  const t = useTranslations('passChanges.history')
  const { slug, pass, today } = of
  const last = pass.changes[0] ?? null
  return (
    <Panel id="historique" title={t('title')}>
      {last === null ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <List label={t('title')}>
          {pass.changes.map((change) => (
            <Change key={change.id} change={change} zone={zone} />
          ))}
        </List>
      )}
      {last && checkUndo(pass, last, today).ok ? <Undo slug={slug} passId={pass.id} last={last} /> : null}
    </Panel>
  )
}

function Change({ change, zone }: { change: PassChange; zone: string }) {
  const t = useTranslations('passChanges.history')
  const { kind, validUntilBefore, validUntilAfter, frozen, reason, by, at } = change
  const days = {
    before: formatDay(validUntilBefore),
    after: formatDay(validUntilAfter),
    from: frozen ? formatDay(frozen.from) : '',
    to: frozen ? formatDay(frozen.until) : '',
  }
  return (
    <ListItem>
      <span className="block font-medium">{t(`kinds.${kind}`, days)}</span>
      <span className="block">{reason}</span>
      <span className="block text-sm text-muted first-letter:uppercase">
        {t('by', { when: formatInstant(at, zone), who: by })}
      </span>
    </ListItem>
  )
}

function Undo({ slug, passId, last }: { slug: string; passId: string; last: PassChange }) {
  const t = useTranslations('passChanges')
  return (
    <Details summary={t('history.undoTitle')}>
      <ActionForm action={undoPassChangeAction}>
        <HiddenFields structure={slug} forfait={passId} />
        <p className="text-muted">
          {t('history.undoText', { until: formatDay(last.validUntilBefore) })}{' '}
          {last.kind === 'freeze' ? t('history.undoFreeze') : null}
        </p>
        <ReasonField />
        <SubmitButton look="danger" className="justify-self-start">
          {t('history.undo')}
        </SubmitButton>
      </ActionForm>
    </Details>
  )
}
