import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Checkbox } from '@/components/ui/choices'
import type { FormAction } from '@/components/ui/form-body'
import { Select, Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OfferKind } from '@/lib/catalogue/types'
import { formatAmount } from '@/lib/core/money'
import type { OfferTerms } from '@/lib/offers/types'
import { Panel } from '../panel'

type Choices = { teachers: { id: string; name: string }[]; disciplines: string[] }
type Props = {
  slug: string
  kind: OfferKind
  /** What the fields start from: an offer, a copy of one, or nothing. */
  terms: OfferTerms | null
  choices: Choices
  action: FormAction
  submit: string
  /** Hidden fields: which offer, as it was shown. */
  shown?: Record<string, string>
  /** The card that follows what is typed. */
  preview: ReactNode
}

export const offerForm = 'offre'

/** Every field that an offer of its kind has ([1.H1]); the card beside it shows what the public will read. */
export function OfferForm({ slug, kind, terms, choices, action, submit, shown, preview }: Props) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <ActionForm id={offerForm} action={action}>
        <HiddenFields structure={slug} kind={kind} {...shown} />
        <TextFields terms={terms} />
        {kind === 'membership' ? null : <LessonFields kind={kind} terms={terms} choices={choices} />}
        <AgeFields kind={kind} terms={terms} choices={choices} />
        <MoneyFields terms={terms} />
        <div>
          <SubmitButton>{submit}</SubmitButton>
        </div>
      </ActionForm>
      {preview}
    </div>
  )
}

type FieldsProps = { terms: OfferTerms | null }
type KindProps = FieldsProps & { kind: OfferKind; choices: Choices }

function TextFields({ terms }: FieldsProps) {
  const t = useTranslations('offers.form')
  return (
    <Panel id="textes" title={t('texts')}>
      <TextInput name="name" label={t('name')} required maxLength={120} defaultValue={terms?.name} />
      <TextInput
        name="summary"
        label={t('summary')}
        help={t('summaryHelp')}
        required
        maxLength={240}
        defaultValue={terms?.summary}
      />
      <Textarea
        name="description"
        label={t('description')}
        help={t('descriptionHelp')}
        required
        maxLength={4000}
        defaultValue={terms?.description}
      />
      <Textarea
        name="conditions"
        label={t('conditions')}
        help={t('conditionsHelp')}
        required
        maxLength={2000}
        rows={4}
        defaultValue={terms?.conditions}
      />
    </Panel>
  )
}

const textOf = (value: number | null | undefined): string | undefined => (value ? String(value) : undefined)

function LessonFields({ kind, terms, choices }: KindProps) {
  const t = useTranslations('offers.form')
  const whole = { inputMode: 'numeric', maxLength: 3 } as const
  return (
    <Panel id="presentation" title={t('content')}>
      <div className="grid gap-5 sm:grid-cols-3">
        <TextInput
          name="credits"
          label={t(kind === 'group' ? 'creditsGroup' : 'credits')}
          required
          {...whole}
          defaultValue={textOf(terms?.credits)}
        />
        <TextInput
          name="lessonMinutes"
          label={t('lessonMinutes')}
          required
          {...whole}
          defaultValue={textOf(terms?.lessonMinutes) ?? '60'}
        />
        {kind === 'individual' ? (
          <TextInput
            name="validityMonths"
            label={t('validityMonths')}
            required
            {...whole}
            defaultValue={textOf(terms?.validityMonths)}
          />
        ) : null}
        {kind === 'group' ? (
          <TextInput
            name="postponements"
            label={t('postponements')}
            help={t('postponementsHelp')}
            {...whole}
            defaultValue={String(terms?.postponements ?? 0)}
          />
        ) : null}
      </div>
      {kind === 'group' ? null : (
        <CheckboxGroup
          name="teacher"
          label={t('teachers')}
          help={t(kind === 'gift' ? 'giftTeachersHelp' : 'teachersHelp')}
          options={choices.teachers.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValues={terms?.teacherIds}
        />
      )}
      <LessonBoxes kind={kind} terms={terms} />
    </Panel>
  )
}

function LessonBoxes({ kind, terms }: FieldsProps & { kind: OfferKind }) {
  const t = useTranslations('offers.form')
  if (kind === 'gift')
    return (
      <Checkbox
        name="isRedeemable"
        label={t('isRedeemable')}
        help={t('isRedeemableHelp')}
        defaultChecked={terms?.isRedeemable ?? true}
      />
    )
  return (
    <div>
      <Checkbox name="isTrial" label={t('isTrial')} defaultChecked={terms?.isTrial} />
      <Checkbox name="requiresMembership" label={t('requiresMembership')} defaultChecked={terms?.requiresMembership} />
    </div>
  )
}

function AgeFields({ kind, terms, choices }: KindProps) {
  const t = useTranslations('offers.form')
  const isLesson = kind === 'individual' || kind === 'group'
  const age = { inputMode: 'numeric', maxLength: 3, help: t('ageHelp') } as const
  return (
    <Panel id="public" title={t('who')}>
      <div className="grid gap-5 sm:grid-cols-2">
        {isLesson ? (
          <>
            <TextInput
              name="discipline"
              label={t('discipline')}
              help={t('disciplineHelp')}
              list="disciplines"
              maxLength={60}
              defaultValue={terms?.discipline}
            />
            <datalist id="disciplines">
              {choices.disciplines.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        ) : null}
        <TextInput name="level" label={t('level')} maxLength={80} defaultValue={terms?.level} />
        <TextInput name="minAge" label={t('minAge')} {...age} defaultValue={textOf(terms?.minAge)} />
        <TextInput name="maxAge" label={t('maxAge')} {...age} defaultValue={textOf(terms?.maxAge)} />
      </div>
    </Panel>
  )
}

function MoneyFields({ terms }: FieldsProps) {
  const t = useTranslations('offers.form')
  const times = (most: number) =>
    Array.from({ length: most }, (_, at) => ({ value: String(at + 1), label: t('times', { count: at + 1 }) }))
  const money = { inputMode: 'decimal', maxLength: 12 } as const
  const reduced = terms?.reducedPriceCents ?? null
  return (
    <Panel id="argent" title={t('money')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          name="price"
          label={t('price')}
          required
          {...money}
          defaultValue={terms ? formatAmount(terms.priceCents) : undefined}
        />
        <TextInput
          name="reducedPrice"
          label={t('reducedPrice')}
          help={t('reducedHelp')}
          {...money}
          defaultValue={reduced === null ? undefined : formatAmount(reduced)}
        />
        <Select
          name="maxChequeInstalments"
          label={t('maxChequeInstalments')}
          options={times(3)}
          defaultValue={String(terms?.maxChequeInstalments ?? 1)}
        />
        <Select
          name="maxCardInstalments"
          label={t('maxCardInstalments')}
          options={times(4)}
          defaultValue={String(terms?.maxCardInstalments ?? 1)}
        />
      </div>
    </Panel>
  )
}
