import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-body'
import { Icon } from '@/components/ui/icon'
import { DragHandle } from './drag-handle'

/** The one form of an ordered list, whose rows' buttons name it: a list has as many rows as it has. */
export function OrderForm({ id, slug, action, also }: OrderFormProps) {
  return (
    <ActionForm id={id} action={action} className="!gap-0">
      <HiddenFields structure={slug} {...also} />
    </ActionForm>
  )
}
type OrderFormProps = { id: string; slug: string; action: FormAction; also?: Record<string, string> }

type Props = {
  form: string
  row: { id: string }
  /** Rows change places with those of their group only. */
  group?: string
  labels: { up: string; down: string; drag: string }
}

/** A row's place in its list: dragged by its handle, or one step by a button ([1.H1]). */
export function OrderButtons({ form, row: { id }, group = '', labels }: Props) {
  return (
    <span className="flex justify-end gap-1.5 lg:justify-start">
      <DragHandle form={form} id={id} group={group} label={labels.drag} />
      {(['monter', 'descendre'] as const).map((step) => (
        <button
          key={step}
          type="submit"
          form={form}
          name="geste"
          value={`${step}:${id}`}
          aria-label={step === 'monter' ? labels.up : labels.down}
          className="grid size-11 place-items-center rounded-s border border-line-strong bg-surface hover:border-accent"
        >
          <Icon name="chevron-down" className={step === 'monter' ? 'rotate-180' : undefined} />
        </button>
      ))}
    </span>
  )
}
