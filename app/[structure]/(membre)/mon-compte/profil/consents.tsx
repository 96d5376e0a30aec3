import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ConsentHistory } from '@/components/client-files/consent-history'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { RadioGroup } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { sayConsentsAction } from '@/lib/client-files/actions'
import { listConsents } from '@/lib/client-files/queries/list-consents'
import { readChoices } from '@/lib/client-files/rules'
import { consentChannels } from '@/lib/client-files/types'
import { thatName } from '@/lib/core/elision'
import type { Structure } from '@/lib/structures/queries'

/** What the member agrees to, channel by channel, and when they said so ([2.A8]). */
export async function Consents({ structure, clientFileId }: { structure: Structure; clientFileId: string }) {
  const t = await getTranslations('people.consents')
  const entries = await listConsents(structure.id, clientFileId)
  const choices = readChoices(entries)
  const words = [
    { value: 'oui', label: t('yes') },
    { value: 'non', label: t('no') },
  ]
  return (
    <Card as="section" aria-labelledby="choix" className="grid gap-4">
      <h2 id="choix">{t('title')}</h2>
      <p className="text-muted">{t('lead', { thatStructure: thatName(structure.name) })}</p>
      <ActionForm action={sayConsentsAction}>
        <HiddenFields structure={structure.slug} />
        {consentChannels.map((channel) => (
          <RadioGroup
            key={channel}
            name={channel}
            label={t(`questions.${channel}`)}
            defaultValue={choices[channel] === null ? undefined : choices[channel] ? 'oui' : 'non'}
            choices={words}
            columns
          />
        ))}
        <div>
          <SubmitButton look="quiet">{t('save')}</SubmitButton>
        </div>
      </ActionForm>
      {entries.length > 0 ? (
        <Details summary={t('history')}>
          <ConsentHistory entries={entries} zone={structure.timeZone} />
        </Details>
      ) : null}
    </Card>
  )
}
