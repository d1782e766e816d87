-- A Neovim of its own for every check, driven as a person does it: by keys, and by looking at the screen's state.

local Editor = {}
Editor.__index = Editor

-- Long, for it guards against hanging and nothing else: whoever waits goes on as soon as what is awaited is there.
local GUARD = tonumber(os.getenv('GUARD') or 30) * 1000

local WORK = assert(os.getenv('WORK'))
local here = vim.fs.dirname(vim.fs.normalize(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p')))
local count = 0

local function read(path)
  local file = io.open(path, 'rb')
  if not file then return nil end
  local text = file:read('a')
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

-- Starts an editor in a new copy of the project.
function Editor.start(program, environment)
  count = count + 1
  local folder = ('%s/neovim-%s-%d'):format(WORK, vim.uv.os_getpid(), count)
  local project = folder .. '/project'
  vim.fn.mkdir(folder .. '/state', 'p')
  vim.fn.system({ 'cp', '-r', os.getenv('PROJECT'), project })
  local env = vim.tbl_extend('force', {
    XDG_STATE_HOME = folder .. '/state',
    XDG_CACHE_HOME = folder .. '/cache',
    SERVER_LOG = folder .. '/server.log',
    NVIM_LOG_FILE = folder .. '/nvim.log',
  }, environment or {})
  local command = { program, '--embed', '--headless', '-n', '-i', 'NONE', '-u', here .. '/init.lua' }
  local channel = vim.fn.jobstart(command, { rpc = true, cwd = project, env = env })
  local editor = setmetatable({ channel = channel, folder = folder, project = project }, Editor)
  editor:lua(([[vim.opt.runtimepath:append(%q); _G.seen = dofile(%q)]]):format(here, here .. '/seen.lua'))
  return editor
end

function Editor:lua(code, ...)
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

-- What seen.lua tells of the editor.
function Editor:seen(what, ...)
  return self:lua('local what = ...; return seen[what](select(2, ...))', what, ...)
end

-- Types. Special keys are written as in a mapping.
function Editor:keys(keys)
  vim.rpcrequest(self.channel, 'nvim_input', keys)
end

-- Goes to normal mode, and waits until it is there.
function Editor:normal(keys)
  self:keys('<Esc>' .. (keys or ''))
  self:expect('the mode', 'n', function() return vim.rpcrequest(self.channel, 'nvim_get_mode').mode end)
end

function Editor:open(name)
  self:lua('vim.cmd.edit(...)', self.project .. '/' .. name)
  self:expect('a server for ' .. name, true, function() return self:seen('attached') end)
end

-- Puts the cursor before the first place of a text in the buffer.
function Editor:go(text)
  self:lua([[
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    if vim.fn.search('\\V' .. vim.fn.escape(..., '\\'), 'cW') == 0 then error('the buffer has no ' .. ...) end
  ]], text)
end

function Editor:line(text)
  for _, line in ipairs(self:seen('lines')) do
    if line:find(text, 1, true) then return line end
  end
end

function Editor:text() return table.concat(self:seen('lines'), '\n') .. '\n' end
function Editor:file(name) return read(self.project .. '/' .. name) end
function Editor:change_outside(name, text) write(self.project .. '/' .. name, text) end

local function differences(wanted, there)
  return vim.diff((wanted:gsub('\n?$', '\n')), (there:gsub('\n?$', '\n')))
end

-- Waits until what `get` gives is what is wanted: equal to it, or right by it where it is a function.
function Editor:expect(what, wanted, get)
  local there
  local function is_right()
    there = get()
    if type(wanted) == 'function' then return wanted(there) end
    return vim.deep_equal(there, wanted)
  end
  if vim.wait(GUARD, is_right, 10) then return there end
  local function shown(value) return type(value) == 'string' and value or vim.inspect(value) end
  if type(wanted) == 'function' then
    error(('%s\n-- expected something else than:\n%s'):format(what, shown(there)), 0)
  end
  error(('%s\n-- what was expected (-) and what was there (+):\n%s'):format(what, differences(shown(wanted), shown(there))), 0)
end

function Editor:expect_diagnostics(what, wanted)
  self:expect(what, wanted, function() return self:seen('diagnostics') end)
end

-- Runs hazlog itself, on what is on the disk.
function Editor:hazlog(...)
  local run = vim.system({ 'hazlog', ... }, { cwd = self.project }):wait()
  return run.stdout, run.code, run.stderr
end

-- What a person would look into where something went wrong.
function Editor:logs()
  local told = {}
  for _, name in ipairs({ 'server.log', 'state/nvim/lsp.log', 'nvim.log' }) do
    local text = read(self.folder .. '/' .. name)
    if text and text ~= '' then table.insert(told, ('-- %s:\n%s'):format(name, text:sub(-6000))) end
  end
  return table.concat(told, '\n')
end

-- Ends the editor as a person does: nothing may have gone wrong unseen, and the server has to end with it.
function Editor:quit()
  local errors = {}
  for _, name in ipairs({ 'server.log', 'state/nvim/lsp.log' }) do
    for line in (read(self.folder .. '/' .. name) or ''):gmatch('[^\n]+') do
      if line:find('%f[%u]ERROR%f[%U]') or line:find('%f[%u]WARN%f[%U]') then table.insert(errors, line) end
    end
  end
  self:expect('what went wrong unseen', {}, function() return errors end)
  local server = self:seen('server')
  vim.rpcnotify(self.channel, 'nvim_command', 'qall!')
  vim.fn.jobwait({ self.channel }, GUARD)
  self:expect('the server, once its editor has gone', 'ended', function()
    return vim.uv.kill(server, 0) == 0 and 'alive' or 'ended'
  end)
end

function Editor:stop()
  pcall(vim.fn.jobstop, self.channel)
end

return Editor
