// The same four screens as the walk of benches/ussd, the way ussd-menu-builder's
// own manual writes a menu: express, one process, sessions in memory.
'use strict';

const express = require('express');
const UssdMenu = require('ussd-menu-builder');

const sessions = new Map();
const menu = new UssdMenu();
menu.sessionConfig({
  start: async (id) => {
    if (!sessions.has(id)) sessions.set(id, {});
  },
  end: async (id) => {
    sessions.delete(id);
  },
  set: async (id, key, value) => {
    sessions.get(id)[key] = value;
  },
  get: async (id, key) => sessions.get(id)[key],
});

const screen = (name, text, next) =>
  menu.state(name, {
    run: () => {
      menu.session.set('screen', name).then(() => menu.con(text));
    },
    next,
  });

menu.startState({
  run: () => {
    menu.session.set('screen', 'start').then(() =>
      menu.con(
        'HALMASHAURI YA MBARALI\n1 Matangazo mapya\n2 Miradi ya kata\n3 Mifumo ya Serikali\n' +
          '4 Uliza/Toa taarifa\n5 Jiunge na SMS\n6 Kuhusu Mbarali\n7 Ushauri, Lugha/English',
      ),
    );
  },
  next: { 3: 'systems' },
});
screen(
  'systems',
  'MIFUMO YA SERIKALI\n1 Malipo na risiti\n2 Biashara na zabuni\n3 Afya na bima\n4 Kilimo\n' +
    '5 NIDA, vyeti, ardhi\n6 Elimu, ajira, mikopo\n0 Rudi',
  { 1: 'payments' },
);
screen(
  'payments',
  'MALIPO NA RISITI\n1 Namba ya malipo\n2 Risiti ya ushuru (POS)\n3 Risiti ya EFD\n' +
    '4 Viwango vya ushuru\n5 Lalamiko au pongezi\n0 Rudi',
  { 2: 'receipt' },
);
menu.state('receipt', {
  run: () =>
    menu.end(
      'Ukilipa ushuru au ada ya halmashauri, dai risiti ya mashine (POS). Usikubali risiti ya ' +
        'kuandikwa kwa mkono. Hukupewa? Toa taarifa, menyu 4.',
    ),
});

const app = express();
app.use(express.urlencoded({ extended: false }));
app.post('/ussd', (request, response) => {
  menu.run(request.body, (text) => response.type('text/plain').send(text));
});
app.listen(Number(process.env.PORT), '127.0.0.1');
