import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * No reload and no developer tools. Zooming is for eyes that need it; the edit roles are what makes copy and
 * paste work on macOS. The bar is not shown on other systems, only its accelerators work.
 */
export function setMenu(): void {
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // The same key without Shift, and on the number pad.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
      { role: 'zoomIn', accelerator: 'CommandOrControl+numadd', visible: false },
      { role: 'zoomOut' },
      { role: 'zoomOut', accelerator: 'CommandOrControl+numsub', visible: false },
    ],
  };
  const edit: MenuItemConstructorOptions = { role: 'editMenu' };
  const mac: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, edit, view, { role: 'windowMenu' }];
  const other: MenuItemConstructorOptions[] = [
    edit,
    view,
    { role: 'fileMenu', submenu: [{ role: 'close' }, { role: 'quit' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(process.platform === 'darwin' ? mac : other));
}
