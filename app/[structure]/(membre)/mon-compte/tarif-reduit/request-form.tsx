import { useTranslations } from 'next-intl'
import { RadioGroup } from '@/components/ui/choices'
import { FileInput } from '@/components/ui/file-input'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadForm } from '@/components/ui/upload-form'
import { proofLimits } from '@/lib/pricing/types'
import type { Structure } from '@/lib/structures/queries'
import type { LearnerRate } from './household-rates'

type Props = { structure: Structure; learners: LearnerRate[]; asked?: string; error?: string }

/** The learner, the proof, and what becomes of it ([6.S7]). */
export function RequestForm({ structure, learners, asked, error }: Props) {
  const t = useTranslations('pricing.request')
  const refusals = useTranslations('pricing.refusals')
  if (learners.length === 0) return <p className="mt-8 text-muted">{t('nobody')}</p>
  const chosen = learners.find(({ id }) => id === asked) ?? (learners.length === 1 ? learners[0] : undefined)
  return (
    <section className="mt-10">
      <h2 className="mb-4">{t('formTitle')}</h2>
      <Refused code={error} />
      <UploadForm to={`/${structure.slug}/mon-compte/tarif-reduit/envoi`}>
        <RadioGroup
          name="learner"
          label={t('learner')}
          required
          defaultValue={chosen?.id}
          choices={learners.map(({ id, firstName, isSelf }) => ({
            value: id,
            label: isSelf ? t('you', { learner: firstName }) : firstName,
          }))}
        />
        <FileInput
          name="proof"
          label={t('file')}
          help={t('fileHelp')}
          accept="application/pdf,image/jpeg,image/png"
          maxBytes={proofLimits.bytes}
          tooBig={refusals('proof_too_heavy')}
          required
        />
        <p className="text-sm text-muted">
          {t('privacy')} {t('byMail', { email: structure.settings.email })}
        </p>
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </UploadForm>
    </section>
  )
}

/** What a form sent without a script was refused for, by the code in the address. */
function Refused({ code }: { code?: string }) {
  const own = useTranslations('pricing.refusals')
  const documents = useTranslations('people.documents.refusals')
  const general = useTranslations('gate.refusals')
  const key = code as never
  if (!code || !/^[a-z_]{1,40}$/.test(code)) return null
  const words = [own, documents, general].find((texts) => texts.has(key)) as typeof general | undefined
  if (!words) return null
  return (
    <Notice kind="danger" role="alert" className="mb-5">
      {words(key, { minutes: 60, max: 60 } as never)}
    </Notice>
  )
}
