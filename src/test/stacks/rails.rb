# What ActiveRecord does with the shop's tables, one step a line. With a second argument, the models
# are those of that file; else such as a generator writes them.
require 'logger'
require 'active_record'

url, models = ARGV
ActiveRecord::Base.establish_connection(url)
ActiveRecord::Base.schema_format = :ruby if ActiveRecord::Base.respond_to?(:schema_format=)

if models
  eval(File.read(models), TOPLEVEL_BINDING, models)
else
  class Author < ActiveRecord::Base
    has_many :books
  end

  class Book < ActiveRecord::Base
    belongs_to :author, optional: true

    def self.upsert_by_isbn(rows)
      upsert_all(rows, unique_by: :isbn)
    end

    def self.insert_missing(rows)
      insert_all(rows)
    end
  end
end

# Each step is undone, so that none meets what another has left.
def step(name)
  connection = ActiveRecord::Base.connection
  connection.begin_transaction(joinable: false)
  outcome =
    begin
      yield.inspect
    rescue StandardError => e
      cause = e.cause.respond_to?(:result) && e.cause.result
      state = cause ? ' ' + cause.error_field(PG::Result::PG_DIAG_SQLSTATE) : ''
      e.class.name.split('::').last + state
    ensure
      connection.rollback_transaction
    end
  puts "#{name}\t#{outcome}"
end

step('primary_key') { Book.primary_key }
step('find') { Book.find(1).title }
step('find_by') { Book.find_by(isbn: 'i2').title }
step('where, order, limit, offset') { Book.where('pages > 0').order(:title).limit(1).offset(1).pluck(:title) }
step('first') { Book.first.title }
step('last') { Book.last.title }
step('find_each') { n = 0; Book.find_each { n += 1 }; n }
step('in_batches') { Book.in_batches(of: 2).map(&:count).sum }
step('exists?') { Book.exists?(1) }
step('count, sum') { [Book.count, Book.sum(:pages)] }
step('group, count') { Book.group(:author_id).count.to_a.sort }
step('create!, and its id') { Book.create!(title: 'new', isbn: 'i9').id.is_a?(Integer) }
step('create! on an association') { Author.find(1).books.create!(title: 'new').author_id }
step('find_or_create_by!') { Book.find_or_create_by!(isbn: 'i9') { |b| b.title = 'new' }.title }
step('update!') { Book.find_by(isbn: 'i2').update!(title: 'changed') }
step('update!, optimistic') do
  one, other = Book.find_by(isbn: 'i2'), Book.find_by(isbn: 'i2')
  one.update!(title: 'a')
  other.update!(title: 'b')
end
step('touch') { Book.find_by(isbn: 'i2').touch }
step('reload') { Book.find_by(isbn: 'i2').reload.title }
step('destroy') { Book.find_by(isbn: 'i2').destroy.class; Book.count }
step('update_all') { Book.where(isbn: 'i2').update_all(title: 'x') }
step('delete_all') { Book.where(isbn: 'i2').delete_all }
step('insert_all') { Book.insert_all([{ title: 'n', isbn: 'i9', updated_at: Time.now }]).length }
step('insert what is not there') do
  Book.insert_missing([{ title: 'n', isbn: 'i1' }, { title: 'n', isbn: 'i9' }].map do |row|
    row.merge(created_at: Time.now, updated_at: Time.now)
  end)
  Book.count
end
step('upsert by a unique column') do
  Book.upsert_by_isbn([{ title: 'u', isbn: 'i1', created_at: Time.now, updated_at: Time.now }])
  Book.find_by(isbn: 'i1').title
end
step('lock') { Book.lock.find_by(isbn: 'i2').title }
step('with_lock') { b = Book.find_by(isbn: 'i2'); b.with_lock { b.title } }
step('belongs_to') { Book.find_by(isbn: 'i1').author.name }
step('has_many') { Author.find_by(name: 'Ada').books.order(:isbn).map(&:isbn) }
step('includes') { Author.order(:name).includes(:books).map { |a| a.books.size } }
step('joins') { Author.joins(:books).distinct.order(:name).pluck(:name) }
step('eager_load, limit') { Author.eager_load(:books).order(:name).limit(1).map(&:name) }
step('not null') { Book.create!(isbn: 'i9', title: nil) }
step('unique') { Book.create!(isbn: 'i1', title: 'twice') }
step('foreign key') { Book.create!(title: 'x', author_id: 99, isbn: 'i9') }
step('column defaults') { Book.new.pages }
step('columns') { Book.columns.map(&:name) }
step('column null') { Book.columns_hash['title'].null }
step('table_exists?') { Book.table_exists? }
step('tables') { ActiveRecord::Base.connection.tables.include?('books') }
step('indexes') { ActiveRecord::Base.connection.indexes('books').map(&:columns) }
step('foreign_keys') { ActiveRecord::Base.connection.foreign_keys('books').map(&:to_table) }
step('schema.rb has it') do
  out = StringIO.new
  ActiveRecord::SchemaDumper.dump(ActiveRecord::Base.connection, out)
  out.string.include?('create_table "books"')
end
step('reset_pk_sequence!') { ActiveRecord::Base.connection.reset_pk_sequence!('books').is_a?(Integer) }
step('truncate') { ActiveRecord::Base.connection.truncate('books') && true }
step('add_column') { ActiveRecord::Base.connection.add_column('books', 'more', :integer) && true }
step('add_index') { ActiveRecord::Base.connection.add_index('books', 'title') && true }
