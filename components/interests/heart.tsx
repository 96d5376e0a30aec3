import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { setInterestAction } from '@/lib/interests/actions'

/** A member's heart, on or off; the same button takes it back ([2.E1]). */
export function Heart({
  structure,
  offer,
  isOn,
}: {
  structure: string
  offer: { id: string; name: string }
  isOn: boolean
}) {
  const t = useTranslations('interests')
  return (
    <ActionForm action={setInterestAction}>
      <HiddenFields structure={structure} offre={offer.id} envie={isOn ? 'non' : 'oui'} />
      <SubmitButton
        look="quiet"
        icon="heart"
        className={isOn ? '[&_svg]:fill-current' : undefined}
        aria-pressed={isOn}
        aria-label={t('likeLabel', { name: offer.name })}
      >
        {t('like')}
      </SubmitButton>
    </ActionForm>
  )
}
