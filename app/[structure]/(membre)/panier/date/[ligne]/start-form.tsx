import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { StartChoices } from '@/components/cart/start-choices'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { chooseStart } from '@/lib/cart/actions'
import type { CourseStarts } from '@/lib/cart/queries'
import type { CartLine } from '@/lib/cart/types'

type Props = { structure: string; line: CartLine; courses: readonly CourseStarts[]; zone: string }

/** The start date of a line of the cart, chosen among those of its courses; works without a script. */
export function StartForm({ structure, line, courses, zone }: Props) {
  const t = useTranslations('cart.start')
  return (
    <ActionForm action={chooseStart}>
      <HiddenFields structure={structure} line={line.id} />
      <StartChoices name="session" courses={courses} chosenId={line.firstSessionId} zone={zone} />
      <div>
        <SubmitButton pendingLabel={t('saving')} size="large">
          {t('save')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
