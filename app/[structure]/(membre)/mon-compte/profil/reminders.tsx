import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import { SubmitButton } from '@/components/ui/submit-button'
import { chooseRemindersAction } from '@/lib/client-files/actions'

/** The switch of the reminders ([1.G9]). */
export async function Reminders({ slug, hours, wants }: { slug: string; hours: number; wants: boolean }) {
  const t = await getTranslations('clientFiles.reminders')
  return (
    <Card as="section" aria-labelledby="rappels">
      <h2 id="rappels" className="mb-2">
        {t('title')}
      </h2>
      <p className="mb-3 text-muted">{t('lead')}</p>
      <ActionForm action={chooseRemindersAction}>
        <HiddenFields structure={slug} />
        <Checkbox name="wantsReminders" label={t('box', { hours })} help={t('help')} defaultChecked={wants} />
        <div>
          <SubmitButton look="quiet">{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
