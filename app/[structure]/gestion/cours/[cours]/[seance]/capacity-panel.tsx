import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { setSessionCapacityAction } from '@/lib/courses/actions'
import type { DeskSession, Participant } from '@/lib/courses/types'
import { Panel } from '../../../commandes/[commande]/panel'

type Props = { slug: string; session: DeskSession; participants: Participant[] }

/** How many places this session has, never under those that are taken ([0.I4]). */
export function CapacityPanel({ slug, session, participants }: Props) {
  const t = useTranslations('courses.session')
  return (
    <Panel id="places" title={t('capacityTitle')}>
      <ActionForm action={setSessionCapacityAction} values={{ places: String(session.capacity) }}>
        <HiddenFields structure={slug} seance={session.id} />
        <TextInput
          name="places"
          label={t('capacity')}
          help={t('capacityHelp', { taken: participants.length, room: session.roomCapacity })}
          inputMode="numeric"
          maxLength={4}
          required
          className="max-w-60"
        />
        <div>
          <SubmitButton look="quiet">{t('capacitySave')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
