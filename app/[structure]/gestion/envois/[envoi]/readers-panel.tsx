import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { chooseReadersAction } from '@/lib/drafts/actions'
import { type DraftRoster, findRoster } from '@/lib/drafts/queries/find-roster'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import { Panel } from '../../panel'
import { nameParticipant } from '../participant-name'

const list = new Intl.ListFormat('fr', { type: 'conjunction' })

type Props = { actor: Staff; slug: string; draft: Draft; isCheck?: boolean }

/** Whom of its course a message goes to, who left or came since it was begun, and the way to tick them again ([2.C5] [2.C10]). */
export async function ReadersPanel({ actor, slug, draft, isCheck = false }: Props) {
  const roster = await findRoster(actor, draft)
  if (!roster) return null
  const t = await getTranslations('drafts')
  const { participants, chosenIds, came } = roster
  const reached = participants.filter(({ email }) => email)
  const known = { structure: slug, envoi: draft.id, revision: String(draft.revision) }
  return (
    <Panel id="destinataires" title={t('readers.title')}>
      <RosterChanges roster={roster} />
      <Details summary={t('readers.change')} open={came.length > 0}>
        {reached.length === 0 ? (
          <p className="text-muted">{t('start.nobodyText')}</p>
        ) : (
          <ActionForm action={chooseReadersAction}>
            <HiddenFields {...known} etape={isCheck ? 'verifier' : undefined} />
            <CheckboxGroup
              name="fichier"
              label={t('start.all')}
              options={reached.map((file) => ({ value: file.id, label: nameParticipant(file, t) }))}
              defaultValues={chosenIds}
            />
            <div>
              <SubmitButton look="quiet">{t('readers.submit')}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Details>
    </Panel>
  )
}

/** Who gets nothing any more, and who isn't among its readers yet ([2.C10]). */
export async function RosterChanges({ roster: { left, came } }: { roster: Pick<DraftRoster, 'left' | 'came'> }) {
  const t = await getTranslations('drafts.readers')
  const gone = left.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
  return (
    <>
      {gone.length > 0 ? (
        <Notice kind="warning">{t('left', { count: gone.length, names: list.format(gone) })}</Notice>
      ) : null}
      {came.length > 0 ? (
        <Notice kind="info">
          {t('came', { count: came.length, names: list.format(came.map(({ name }) => name)) })}
        </Notice>
      ) : null}
    </>
  )
}
