import { CONTACT_TYPED, dayTyped } from '../example-parts'
import type { ServiceExample } from '../folder'

export const example: ServiceExample = {
  answers: {
    reason: 'building',
    land: 'street',
    region: 'baku',
    where: 'Nəsimi rayonu, Nümunə küçəsi 1, həyətin küçə tərəfi',
    'trees.count': '2',
    'trees.0.species': 'eldar_pine',
    'trees.0.count': '3',
    'trees.0.width': '28',
    'trees.0.what': 'move',
    'trees.1.species': 'mulberry',
    'trees.1.count': '1',
    'trees.1.width': '40',
    'trees.1.what': 'cut',
    replant: '8',
    replantWhere: 'Həmin küçə, yeni səkinin kənarı',
    ...dayTyped('replantOn', '2027-03-10'),
    ...CONTACT_TYPED,
  },
  files: { project: 1 },
}
