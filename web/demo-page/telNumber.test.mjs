// What a tel: link may hold, and how a number on a record becomes one.

import { expect, test } from 'vitest';
import { numberOfTel, telOf } from '../../src/Patchbay.DemoOrg/wwwroot/telNumber.js';

test.each([
  ['tel:+46812345', '+46812345'],
  ['tel:%2B46812345', '+46812345'],
  ['TEL:08-465 004 00', '08-465 004 00'],
  ['tel:+1-555-0100;ext=12', '+1-555-0100;ext=12'],
  ['tel:555 0100 x12', '555 0100 x12'],
])('The link %s holds %s', (link, number) => {
  expect(numberOfTel(link)).toBe(number);
});

test.each([[''], ['tel:'], ['javascript:alert(1)'], ['tel:javascript:alert(1)'], ['http://x'], ['tel:<script>1'], ['tel:call 112 now'], ['tel:%E0%A4%A'], ['+46812345']])(
  '%j is no telephone number, so nothing is dialled',
  (link) => {
    expect(numberOfTel(link)).toBe('');
  },
);

test.each([
  ['+46 (0)8-465 004 03', 'tel:+46846500403'],
  ['+44 (0) 20 7946 0018', 'tel:+442079460018'],
  ['(0)8 465', 'tel:08465'],
  ['+39 06 1234', 'tel:+39061234'],
  ['08-465 004 00', 'tel:0846500400'],
  ['08-465 004 00 ext. 12', 'tel:0846500400;ext=12'],
])('%s becomes the link %s', (number, link) => {
  expect(telOf(number)).toBe(link);
});
