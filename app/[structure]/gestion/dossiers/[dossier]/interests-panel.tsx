import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { noteInterestAction } from '@/lib/interests/actions'
import { listInterests, listLikeableOffers } from '@/lib/interests/queries/list-interests'
import { mayNoteInterest } from '@/lib/interests/rules'
import type { Interest } from '@/lib/interests/types'
import { runsOne } from '@/lib/structures/rules'
import { Panel, type PanelProps } from './panel'

/** What a client would like to follow, said by them or noted by the office ([2.E1]). */
export async function InterestsPanel(props: PanelProps) {
  const { actor, structure, file } = props
  if (!runsOne(structure.settings.modules, ['shop'])) return null
  const [interests, t] = await Promise.all([listInterests(structure.id, file.id), getTranslations('interests.office')])
  const mayNote = file.status === 'active' && mayNoteInterest(actor, file.id)
  return (
    <Panel id="envies" title={t('title')}>
      {interests.length === 0 ? <p className="text-sm text-muted">{t('none')}</p> : null}
      <ul className="grid gap-2">
        {interests.map((interest) => (
          <li key={interest.offerId} className="flex flex-wrap items-center justify-between gap-x-4">
            <Named interest={interest} zone={structure.timeZone} />
            {mayNote ? (
              <ActionForm action={noteInterestAction}>
                <HiddenFields structure={structure.slug} dossier={file.id} offre={interest.offerId} envie="non" />
                <SubmitButton look="plain" aria-label={t('removeOf', { name: interest.name })}>
                  {t('remove')}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
      {mayNote ? (
        <Details summary={t('add')}>
          <InterestForm {...props} known={interests} />
        </Details>
      ) : null}
    </Panel>
  )
}

async function Named({ interest: { name, notedBy, notedAt }, zone }: { interest: Interest; zone: string }) {
  const t = await getTranslations('interests.office')
  const day = formatNumericDay(dayOf(notedAt, zone))
  return (
    <p>
      {name}
      <span className="block text-sm text-muted">
        {notedBy ? t('byOffice', { author: notedBy, day }) : t('byMember', { day })}
      </span>
    </p>
  )
}

async function InterestForm({ structure, file, known }: PanelProps & { known: readonly Interest[] }) {
  const [offers, t] = await Promise.all([listLikeableOffers(structure.id), getTranslations('interests.office')])
  const options = offers
    .filter(({ id }) => !known.some(({ offerId }) => offerId === id))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ActionForm action={noteInterestAction}>
      <HiddenFields structure={structure.slug} dossier={file.id} envie="oui" />
      <Select name="offre" label={t('offer')} placeholder={t('choose')} options={options} required />
      <div>
        <SubmitButton look="quiet">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
