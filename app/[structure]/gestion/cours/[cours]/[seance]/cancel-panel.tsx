import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { Textarea } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { formatInstant } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import { cancelSessionAction } from '@/lib/courses/actions'
import { loadCarryOver } from '@/lib/courses/queries/load-carry-over'
import type { DeskSession, Participant } from '@/lib/courses/types'
import { Panel } from '../../../commandes/[commande]/panel'

type Props = { slug: string; session: DeskSession; participants: Participant[]; now: Instant }

/** Where each participant's place goes, shown before the session is cancelled ([1.H1]). */
export async function CancelPanel({ slug, session, participants, now }: Props) {
  const [t, places] = await Promise.all([getTranslations('courses.session'), loadCarryOver(session, participants, now)])
  const wordsOf = ({ seatId, state }: Participant): string => {
    const place = places.get(seatId)
    if (!place) return t(state === 'held' ? 'heldKept' : 'kept')
    return t(state === 'held' ? 'heldCarried' : 'carried', { when: formatInstant(place.startsAt, session.zone) })
  }
  const concerned = participants.filter(({ seatId }) => places.has(seatId))
  return (
    <Panel id="annuler" title={t('cancelTitle')}>
      <Details summary={t('cancelOpen')}>
        <div className="grid gap-4">
          <p className="text-muted">{t(concerned.length > 0 ? 'cancelText' : 'cancelNobody')}</p>
          {concerned.length > 0 ? (
            <List label={t('cancelOpen')}>
              {concerned.map((participant) => (
                <ListItem key={participant.seatId} lead={participant.name}>
                  {wordsOf(participant)}
                </ListItem>
              ))}
            </List>
          ) : null}
          <ActionForm action={cancelSessionAction}>
            <HiddenFields structure={slug} seance={session.id} />
            <Textarea name="raison" label={t('reason')} required rows={2} maxLength={500} />
            <SubmitButton look="danger" className="justify-self-start">
              {t('cancel')}
            </SubmitButton>
          </ActionForm>
        </div>
      </Details>
    </Panel>
  )
}
