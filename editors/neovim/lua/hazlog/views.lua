-- What the server knows of a project as a whole, as texts in windows of their own.
local server = require('hazlog.server')

local M = {}

-- Shows lines in a window below; `q` closes it, and <CR> goes to the place of a line.
local function show(title, lines, places, filetype)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].filetype = filetype or 'hazlog-view'
  vim.cmd('botright new')
  vim.api.nvim_win_set_buf(0, buffer)
  vim.wo[0].winfixheight = true
  vim.api.nvim_win_set_height(0, math.min(#lines + 1, math.floor(vim.o.lines / 2)))
  vim.b[buffer].hazlog_title = title
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buffer, desc = 'Close' })
  vim.keymap.set('n', '<CR>', function()
    local place = places and places[vim.api.nvim_win_get_cursor(0)[1]]
    if not place then return end
    vim.cmd('wincmd p')
    local client = server.client()
    vim.lsp.util.show_document(place, client and client.offset_encoding or 'utf-16', { focus = true })
  end, { buffer = buffer, desc = 'Go to what the line tells of' })
end

local function given(value) return value ~= nil and value ~= vim.NIL and value or nil end

-- What is answered to the hazards of the programme, those without an answer first.
function M.coverage()
  server.ask('hazlog.coverage', server.here(), function(projects)
    local lines, places = {}, {}
    local function add(line, place)
      table.insert(lines, line)
      places[#lines] = place
    end
    for _, project in ipairs(projects) do
      for _, edition in ipairs(project.editions) do
        local totals = edition.totals
        add(('%s %s: %d of %d answered'):format(edition.programme, edition.edition, totals.answered, totals.hazards))
        local states = {}
        for _, hazard in ipairs(edition.hazards) do
          states[hazard.state] = states[hazard.state] or {}
          table.insert(states[hazard.state], hazard)
        end
        local names = vim.tbl_keys(states)
        table.sort(names, function(left, right)
          if (left == 'unanswered') ~= (right == 'unanswered') then return left == 'unanswered' end
          return left < right
        end)
        for _, state in ipairs(names) do
          add(('%s (%d)'):format(state, #states[state]))
          for _, hazard in ipairs(states[state]) do
            local by = vim.tbl_map(function(one) return one.id end, hazard.hazards)
            local answer = hazard.given[1]
            local tail = #by > 0 and ' · ' .. table.concat(by, ', ') or ''
            add(('  %-8s %s%s'):format(hazard.id, hazard.name, tail), answer and given(answer.location))
          end
        end
      end
    end
    if #lines == 0 then lines = { 'no programme is declared: write `programme GPC` in the log' } end
    show('coverage', lines, places)
  end)
end

-- The hazards with their risks, the highest first.
function M.status()
  server.ask('hazlog.status', server.here(), function(projects)
    local hazards = {}
    for _, project in ipairs(projects) do
      vim.list_extend(hazards, project.hazards)
    end
    local function risk(rated) return given(rated) and rated.risk or nil end
    table.sort(hazards, function(left, right)
      local one, other = risk(left.left) or math.huge, risk(right.left) or math.huge
      if one ~= other then return one > other end
      return left.id < right.id
    end)
    local lines, places = {}, {}
    for number, hazard in ipairs(hazards) do
      local risks = ('%s → %s'):format(risk(hazard.initial) or '?', risk(hazard.left) or '?')
      local status = given(hazard.computed) or given(hazard.stated) or '-'
      lines[number] = ('%-10s %s  %-11s %s'):format(hazard.id, risks, status, hazard.name)
      places[number] = given(hazard.location)
    end
    if #lines == 0 then lines = { 'no hazard is written yet' } end
    show('status', lines, places)
  end)
end

-- The page of a rule; without a name, of the first finding of the line.
function M.explain(rule)
  if rule == '' then
    local found = vim.diagnostic.get(0, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 })[1]
    rule = found and found.code or ''
  end
  if rule == '' then
    vim.notify('hazlog: nothing is found in this line: name a rule', vim.log.levels.WARN)
    return
  end
  server.ask('hazlog.explain', { rule = rule }, function(answer)
    show('explain', vim.split(answer.page, '\n'), nil, 'markdown')
  end)
end

-- The names of rules that begin with what is typed.
function M.rules(typed)
  if vim.fn.executable('hazlog') == 0 then return {} end
  local listed = vim.system({ 'hazlog', 'rules', '--format', 'json' }, { text = true }):wait()
  local fine, rules = pcall(vim.json.decode, listed.stdout or '')
  if not fine then return {} end
  local names = vim.tbl_map(function(one) return one.name end, rules)
  return vim.tbl_filter(function(name) return vim.startswith(name, typed) end, names)
end

return M
