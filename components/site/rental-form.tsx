import { getTranslations } from 'next-intl/server'
import { DateInput, Select, Textarea, TextInput } from '@/components/ui/inputs'
import { sendRental } from '@/lib/site/actions'
import { listRentableRooms } from '@/lib/site/queries'
import type { Block } from '@/lib/site/types'
import type { BlockStructure } from './blocks'
import { RequestForm } from './contact-form'

type Props = { block: Extract<Block, { kind: 'form' }>; structure: BlockStructure }

/** Asking for a room: nothing is booked, the structure answers with a quotation ([1.A1]). */
export async function RentalForm({ block, structure }: Props) {
  const t = await getTranslations('site.form')
  const rooms = await listRentableRooms(structure.id)
  return (
    <RequestForm
      block={block}
      structure={structure}
      action={sendRental}
      done={[t('doneRentalTitle'), t('doneRental')]}
      send={t('sendRental')}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="room"
          label={t('room')}
          required
          placeholder={t('roomChoose')}
          options={rooms.map(({ name }) => ({ value: name, label: name }))}
        />
        <TextInput name="people" label={t('people')} required inputMode="numeric" maxLength={4} />
        <DateInput name="wantedOn" label={t('wantedOn')} required />
        <TextInput name="hours" label={t('hours')} help={t('hoursHelp')} required maxLength={120} />
      </div>
      <Textarea name="body" label={t('purpose')} help={t('purposeHelp')} required maxLength={5000} />
    </RequestForm>
  )
}
