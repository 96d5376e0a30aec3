import { rights } from '@/lib/staff/types'
import { nobodys } from './matrix'
import { type ActionRule, office } from './support/action-rules'

const admin = (fields: ActionRule['fields']): ActionRule => office(fields, rights['settings.edit'])

const teacher = {
  firstName: 'Pris',
  lastName: 'Pris',
  email: 'pris@exemple.example',
  phone: '0199001234',
  discipline: 'Pris',
  seen: 'rien',
}
const place = { name: 'Pris', address: 'Pris', seen: 'rien' }
const room = { name: 'Pris', capacity: '9', seen: 'rien' }

/** The actions about who teaches and where ([2.F3]). */
export const schoolActions: Record<string, ActionRule> = {
  addTeacherAction: admin(() => teacher),
  changeTeacherAction: admin(({ teacherId }) => ({ ...teacher, teacher: teacherId })),
  endTeachingAction: admin(({ teacherId }) => ({ teacher: teacherId, geste: 'partir' })),
  removePortraitAction: admin(({ teacherId }) => ({ teacher: teacherId })),
  orderTeachersAction: admin(({ teacherId }) => ({ geste: `descendre:${teacherId}` })),
  addPlaceAction: admin(() => place),
  changePlaceAction: admin(({ locationId }) => ({ ...place, place: locationId })),
  removePlaceAction: admin(({ locationId }) => ({ place: locationId })),
  orderPlacesAction: admin(({ locationId }) => ({ geste: `avant:${locationId}:${nobodys}` })),
  addRoomAction: admin(({ locationId }) => ({ ...room, place: locationId })),
  changeRoomAction: admin(({ locationId, roomId }) => ({ ...room, place: locationId, room: roomId })),
  removeRoomAction: admin(({ locationId, roomId }) => ({ place: locationId, room: roomId })),
  orderRoomsAction: admin(({ locationId, roomId }) => ({ place: locationId, geste: `descendre:${roomId}` })),
}
