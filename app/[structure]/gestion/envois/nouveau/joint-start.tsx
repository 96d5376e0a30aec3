import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { RadioGroup } from '@/components/ui/choices'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { countries } from '@/lib/client-files/types'
import { startJointAction } from '@/lib/drafts/actions'
import { Panel } from '../../panel'

/** An announcement of several organisers to a country ([2.C9]). */
export function JointStart({ slug }: { slug: string }) {
  const t = useTranslations('drafts.start')
  const names = useTranslations('people.countries')
  return (
    <Panel id="a-qui" title={t('joint')}>
      <p className="text-muted">{t('jointLead')}</p>
      <ActionForm action={startJointAction} values={{ pays: 'FR', audience: 'email' }}>
        <HiddenFields structure={slug} />
        <Select
          name="pays"
          label={t('country')}
          options={countries.map((value) => ({ value, label: names(value) }))}
          className="max-w-md"
        />
        <RadioGroup
          name="audience"
          label={t('audience')}
          help={t('audienceHelp')}
          choices={(['email', 'newsletter'] as const).map((value) => ({ value, label: t(`audiences.${value}`) }))}
          columns
        />
        <div>
          <SubmitButton icon="mail">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
